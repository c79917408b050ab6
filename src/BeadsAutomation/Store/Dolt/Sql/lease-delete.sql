-- A lease belongs to the status it was granted in; bd drops it on every change of status too.
DELETE FROM leases WHERE issue_id = @id
