/// What started a build.
///
/// Jenkins says "cause"; here a cause is why a build failed.
package enum Trigger: Hashable, Sendable, Codable {
    case timer
    /// Another build started it; only the nearest one is known to Jenkins.
    case upstream(BuildID)
    case person(String)
    case change
    case other(String)
}

/// Who or what ended a build before its time.
package enum Interruption: Hashable, Sendable, Codable {
    case timeout
    case person(String)
    /// A newer build took its place, in Jenkins' words where it names one.
    case superseded(by: String?)
    /// The controller restarted under it.
    case restart
    /// In Jenkins' own words: a lost agent, a failed neighbour.
    case other(String)
}
