import Foundation
import Nightly
import Wire

extension Unread {
    /// Why an answer is not one, in words that follow the controller's name; nil if it is.
    init?(_ answer: Answer, to question: Question, of controller: Controller) {
        switch answer {
        case .failure(let error):
            self.init(error, question, controller)
        case .success(let response):
            guard let refusal = Self.refusal(response, question, controller) else { return nil }
            self = refusal
        }
    }

    /// For an answer that came, but makes no sense.
    init(_ malformed: Malformed, _ question: Question, _ controller: Controller) {
        self.init(
            .unreadable,
            question,
            controller,
            malformed.what,
            "open the address in a browser; if it looks right there, report it with `daybreak record`"
        )
    }

    fileprivate init(
        _ kind: Kind,
        _ question: Question,
        _ controller: Controller,
        _ what: String,
        _ remedy: String
    ) {
        self.init(
            kind: kind,
            controller: controller.name,
            address: question.address(at: controller),
            what: what,
            remedy: remedy
        )
    }

    private static func refusal(
        _ response: Response,
        _ question: Question,
        _ controller: Controller
    ) -> Unread? {
        func unread(_ kind: Kind, _ what: String, _ remedy: String) -> Unread {
            Unread(kind, question, controller, what, remedy)
        }
        let status = response.status
        let isJenkins = response.headers["x-jenkins"] != nil
        switch status {
        case 200 where response.isPage(for: question):
            return unread(
                .refused,
                "answers with a web page, perhaps a login, instead of data",
                "a proxy in front may ask for a login: let requests with `user` and `token` pass it"
            )
        case 200 where response.body.isEmpty && question.kind != .file:
            return unread(
                .unreadable,
                "answers with nothing",
                "check the controller and any proxy in front of it"
            )
        case 200:
            return nil
        case 401 where controller.credential == nil, 403 where controller.credential == nil:
            return unread(
                .refused,
                "refuses us without a login (\(status))",
                "add `user` and `token` of this controller"
            )
        case 401:
            return unread(
                .refused,
                "refuses our token (401)",
                "check `user` and `token` of this controller; the token is made on the user's page, under Security"
            )
        case 403 where isJenkins:
            return unread(
                .refused,
                "refuses our user (403)",
                "give the user Overall/Read and Job/Read on this controller"
            )
        case 403:
            return unread(
                .refused,
                "refuses us (403), but not Jenkins itself",
                "check what the proxy in front of it lets pass, and that the user has Job/Read"
            )
        case 404:
            return unread(
                .missing,
                "has nothing there (404)",
                "check the full name; Jenkins also says 404 for what the user may not see"
            )
        case 429:
            return unread(
                .unwell,
                "asks us to slow down (429)",
                "lower `connections`, or run less often"
            )
        case 503
        where String(decoding: response.body, as: UTF8.self).contains("getting ready to work"):
            return unread(
                .unwell,
                "is starting (503)",
                "wait until it has started; the next run reads it"
            )
        case 502, 503, 504:
            return unread(
                .unwell,
                "is not up behind its proxy (\(status))",
                "check that Jenkins runs; the next run reads it"
            )
        case 500...:
            return unread(
                .unwell,
                "failed to answer (\(status))",
                "look into the controller's own log"
            )
        default:
            return unread(
                .unreadable,
                "answers with status \(status)",
                "check `url` of this controller"
            )
        }
    }
}

/// Where there was no answer at all.
extension Unread {
    fileprivate init(_ error: WireError, _ question: Question, _ controller: Controller) {
        let (kind, what, remedy): (Kind, String, String) =
            switch error {
            case .badAddress:
                (
                    .unreadable, "has an address that cannot be one",
                    "correct `url` of this controller"
                )
            case .unknownHost(let host):
                (
                    .unreachable, "cannot be found: the name \(host) is not known",
                    "check `url` and the DNS of this machine"
                )
            case .unreachable(_, let reason):
                (
                    .unreachable, "cannot be reached: \(reason)",
                    "check that it runs, and the way to it"
                )
            case .timedOut(_, let limit):
                (
                    .unreachable, "did not answer within \(limit.components.seconds) s",
                    "check the controller; if it is only slow, name the `children` more narrowly"
                )
            case .untrusted(_, let reason):
                (
                    .unreachable, "has a certificate that is not trusted: \(reason)",
                    "name its authority in `ca_file`"
                )
            case .cutShort(_, received: 0):
                (
                    .unreachable, "closed the connection without an answer",
                    "check the controller and any proxy in front of it"
                )
            case .cutShort:
                (
                    .unreachable, "broke off in the middle of its answer",
                    "check the controller and any proxy in front of it"
                )
            case .tooLarge(_, let limit):
                (.unreadable, "sent more than \(limit) bytes", "name the `children` more narrowly")
            case .redirectedElsewhere(_, let target):
                (
                    .refused, "redirects to \(target), perhaps a login",
                    "let requests with `user` and `token` pass, or give the address behind the login"
                )
            case .tooManyRedirects:
                (.refused, "redirects in a circle", "check `url` of this controller")
            case .interrupted:
                (.unreachable, "had not answered when we were told to stop", "run again")
            case .stopped:
                (.unreachable, "was not asked: we were told to stop", "run again")
            case .notRecorded:
                (.missing, "is a recording without this answer", "record again")
            case .other(_, let reason):
                (
                    .unreachable, "gave no answer: \(reason)",
                    "check the controller and the way to it"
                )
            }
        self.init(kind, question, controller, what, remedy)
    }
}

extension Response {
    /// Whether it is a web page where data was asked for.
    fileprivate func isPage(for question: Question) -> Bool {
        let isHTML = headers["content-type"]?.lowercased().contains("html") ?? false
        let start = body.prefix(64).drop { $0 <= UInt8(ascii: " ") }
        switch question.kind {
        case .json:
            return isHTML || start.first == UInt8(ascii: "<")
        case .xml:
            return isHTML
        case .file:
            let path = question.path.lowercased()
            return isHTML && !path.hasSuffix(".html") && !path.hasSuffix(".htm")
        }
    }
}
