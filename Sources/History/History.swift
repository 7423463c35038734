// What we remember: runs, incidents, findings, the outbox and the notification log, in SQLite, behind
// a few verbs that own their transactions. It decides nothing.
