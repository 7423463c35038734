// What to ask a controller and how to read its answers, into Nightly's types. It must not know what a
// verdict is, or how bytes move: it is given `Fetch`.
