-- The direct children of some beads of one table, on both sides where wisps count.
SELECT d.{target} AS ParentId, k.id AS Id, k.status AS Status, 0 AS IsWisp
FROM dependencies d
JOIN issues k ON k.id = d.issue_id
WHERE d.{target} IN @ids AND d.type = 'parent-child'
/*[split]
UNION ALL
SELECT v.{target}, x.id, x.status, 1
FROM wisp_dependencies v
JOIN wisps x ON x.id = v.issue_id
WHERE v.{target} IN @ids AND v.type = 'parent-child'
*/
