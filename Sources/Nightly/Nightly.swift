// What Jenkins did, and what a night amounts to: builds, runs, verdicts and incidents, and the judge
// that gets from one to the other. Pure: time, builds and memory come in as arguments. It must not
// know how builds are fetched, who is told, in which words, or that there are dependencies at all.
