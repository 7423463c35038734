// What joins the judge and the auditor: what a failed build's reports say, and who or what may have
// broken it. Pure, over the bytes it is given. It must not know who is told.
