import Dispatch
import Foundation
import Wire

/// Turns Ctrl-C and SIGTERM into a wish to stop, for as long as the value lives.
///
/// The first asks for a clean end: what is under way is finished and remembered. A second one, from
/// someone whose patience is over, ends the program at once; what was not committed never happened.
struct Signals {
    private let sources: [any DispatchSourceSignal]

    init(raising stop: StopSign) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.isRaised { _exit(128 + number) }
                stop.raise()
            }
            source.resume()
            return source
        }
    }
}
