-- Who we are there, as the server resolved it, and which version it says it is.
SELECT VERSION() AS Version, CURRENT_USER() AS Account
