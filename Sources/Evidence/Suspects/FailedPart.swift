package import Documents

/// The part at which a build stopped, as lsst_build's `status.yaml` names it; nil where it names none.
///
/// No such file means that the machine failed, or the time ran out, before anything was built.
package func failedPart(in status: Source) -> String? {
    let root = Reader(status).root(known: nil)
    let failed = root.optionalMapping("failed_at", shorthand: "name", known: nil)
    return failed?.optionalText("name")?.string
}
