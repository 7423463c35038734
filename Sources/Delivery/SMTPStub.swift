package import Notifications
package struct SMTP { package init(server: Any, from: String) {}; package func send(_ p: Parcel) -> Outcome { .refused("") } }
