// YAML and JSON read with places, and what there is to say about them: the finding and its place, and
// the nearest known key. Pure: it is given text and never opens a file. It must not know what any
// document means.
