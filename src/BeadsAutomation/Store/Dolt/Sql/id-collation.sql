-- The ledger's bead ids compare as bd's do: mixing two binary collations is an error on MySQL and MariaDB.
SHOW FULL COLUMNS FROM issues LIKE 'id'
