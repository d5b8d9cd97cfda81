-- Hands out the next request by turn, under a lease of its bucket.
--
-- KEYS     the queue
-- Answer   { ms until the next chance or -1 } and, when there is one,
--          lease, bucket, lane, request id, what is to be sent, tries with this one, ms waited, ms left, wait cause
return take()
