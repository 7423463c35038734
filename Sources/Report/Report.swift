// What people look at: the terminal's summary and its JSON, from one value that it defines. Pure. It
// must not know how state is kept or how anything was read.
