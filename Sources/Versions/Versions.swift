// Version schemes: which strings are versions, and how two of them are ordered. Pure: strings in,
// orders out. It must not know of packages, manifests or inventories.
