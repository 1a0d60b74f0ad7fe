import MD4C
import Text

/// What another parser of Markdown takes for text: offsets of the bytes that it prints as they are.
struct Oracle {
  private(set) var visible: Set<Int> = []
  private(set) var code: Set<Int> = []

  private final class State {
    let base: UnsafePointer<CChar>
    let count: Int
    var visible: Set<Int> = []
    var code: Set<Int> = []
    /// Inside a block that is not prose.
    var depth = 0

    init(_ base: UnsafePointer<CChar>, _ count: Int) {
      self.base = base
      self.count = count
    }
  }

  init(_ text: SourceText) {
    text.bytes.withMemoryRebound(to: CChar.self, capacity: text.count) { base in
      let state = State(base, text.count)
      var parser = MD_PARSER()
      parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH)
      parser.enter_block = { type, _, user in
        if type == MD_BLOCK_CODE || type == MD_BLOCK_HTML { Self.state(user).depth += 1 }
        return 0
      }
      parser.leave_block = { type, _, user in
        if type == MD_BLOCK_CODE || type == MD_BLOCK_HTML { Self.state(user).depth -= 1 }
        return 0
      }
      parser.enter_span = { _, _, _ in 0 }
      parser.leave_span = { _, _, _ in 0 }
      parser.text = { type, text, size, user in
        let state = Self.state(user)
        guard state.depth == 0, let text else { return 0 }
        let offset = text - state.base
        guard offset >= 0, offset + Int(size) <= state.count else { return 0 }
        let range = offset..<offset + Int(size)
        if type == MD_TEXT_NORMAL { state.visible.formUnion(range) }
        if type == MD_TEXT_CODE { state.code.formUnion(range) }
        return 0
      }
      md_parse(base, UInt32(text.count), &parser, Unmanaged.passUnretained(state).toOpaque())
      visible = state.visible
      code = state.code
    }
  }

  private static func state(_ user: UnsafeMutableRawPointer?) -> State {
    Unmanaged<State>.fromOpaque(user!).takeUnretainedValue()
  }
}
