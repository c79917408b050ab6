-- Ends what a failed statement began by itself: without a transaction object there is nothing else to end it.
ROLLBACK
