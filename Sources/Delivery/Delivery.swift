// Brings what was composed to people: one channel, one small file with a pure `render` and a `send`,
// and the worker that empties the outbox. It decides nothing about who hears what, and must not know
// how the outbox is kept: it is given closures.
