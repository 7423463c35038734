// The one manifest of external packages, and all that is checked against it: its lint, the audit of
// inventories, the lists that are derived from it. Pure. It must not know of builds, verdicts or
// people: it is given inventories and gives findings.
