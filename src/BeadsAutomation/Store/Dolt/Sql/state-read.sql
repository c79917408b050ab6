SELECT name AS Name, value AS Value FROM automation_state
