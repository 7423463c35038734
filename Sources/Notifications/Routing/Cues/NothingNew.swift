import Nightly

extension Cue {
    /// It lasts, or a part of it is mended: that is told to nobody.
    static let nothingNew = Cue { matter in
        guard case .continued(mended: let mended) = matter.movement.kind, matter.hasMoved else {
            return nil
        }
        if let holding = matter.product.holding { return .keepSilent(.acknowledged(holding)) }
        return .keepSilent(mended.isEmpty ? .nothingNew : .partlyFixed)
    }
}
