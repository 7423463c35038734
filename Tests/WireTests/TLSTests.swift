import Foundation
import Golden
import Testing

@testable import Wire

struct TLSTests {
    let http = HTTP(stop: StopSign())

    @Test(arguments: [
        ("good", "ca", nil),
        ("good", "stranger", "unable to get local issuer certificate"),
        ("wrong", "ca", "no alternative certificate subject name matches target host name"),
        ("expired", "ca", "certificate has expired"),
    ])
    func aCertificateIsChecked(certificate: String, authority: String, reason: String?) throws {
        try withCertificates { folder in
            let web = try Web(certificate: folder.appendingPathComponent(certificate + ".pem"))
            let authorities = folder.appendingPathComponent(authority + ".pem").path
            let route = Route(authorities: authorities)
            let answer = http.ask(Request(web.url("/"), route: route))
            switch (answer, reason) {
            case (.success(let response), nil):
                #expect(response.status == 200)
            case (.failure(.untrusted(web.name, let said)), let reason?):
                #expect(said.contains(reason))
            default:
                Issue.record("\(answer)")
            }
        }
    }

    @Test func ourOwnAuthorityIsNobodysWithoutAFile() throws {
        try withCertificates { folder in
            let web = try Web(certificate: folder.appendingPathComponent("good.pem"))
            let answer = http.ask(web.url("/"))
            #expect(throws: WireError.self) { try answer.get() }
        }
    }

    @Test func aMissingFileOfAuthoritiesIsNamed() throws {
        try withCertificates { folder in
            let web = try Web(certificate: folder.appendingPathComponent("good.pem"))
            let missing = Route(authorities: "/no/such/ca.pem")
            let answer = http.ask(Request(web.url("/"), route: missing))
            let reason = "the file of authorities /no/such/ca.pem cannot be read"
            #expect(answer == .failure(.other(host: web.name, reason: reason)))
        }
    }

    @Test func aServerThatSpeaksNoTLSIsSaidToBeSo() throws {
        let web = try Web()
        let answer = http.ask("https://" + web.name)
        let reason = "no TLS: what answers there does not speak TLS"
        #expect(answer == .failure(.unreachable(host: web.name, reason: reason)))
    }
}
