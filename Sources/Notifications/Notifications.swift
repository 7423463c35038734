// Who hears what, why, and in which words. Pure: it composes and never sends. It must not know how a
// channel moves bytes, how state is kept, or what Jenkins' bodies look like.
