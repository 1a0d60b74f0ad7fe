import Language
import Text

/// Dates and times in English order.
enum DateOrder {
  private static let months = WordSet(
    "januar februar märz april mai juni juli august september oktober november dezember jänner feber")
  /// Words before a date, not before a month alone ("im Mai 12 Tore").
  private static let beforeDate = WordSet("am vom dem zum den")
  private static let days = WordSet("montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend")
  private static let inWord = WordKey("in").value

  /// "April 11", "12/31/2019", "In 1954 zog".
  static func look(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard place.index > place.block.first else { return slashes(place, shape, &sink) }
    let before = place.before
    if before.kind == .word, before.flags.contains(.capital), months.contains(before.key) {
      return monthFirst(place, shape, &sink)
    }
    if before.key == inWord, shape.whole == 4 { return bareYear(place, shape, &sink) }
    slashes(place, shape, &sink)
  }

  private static func monthFirst(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard shape.value >= 1, shape.value <= 31, shape.whole <= 2, place.token.flags.contains(.spaceBefore) else {
      return
    }
    let document = place.document
    let next = place.next
    if let next, next.isMark("."), !place.nextIsApart, place.index + 2 < place.block.end { return }
    let month = place.index - 1
    let hasDateBefore = month > place.block.first && beforeDate.contains(document[month - 1].key)
    let hasDayBefore =
      month - 1 > place.block.first && document.isMark(month - 1, ",") && days.contains(document[month - 2].key)
    let hasYearBehind = place.index + 2 < place.block.end && next!.isMark(",") && isYear(document, place.index + 2)
    guard hasDateBefore || hasDayBefore || hasYearBehind else { return }
    // "am Mai 12 Tore": a noun makes it a quantity.
    if !hasYearBehind, let next, next.kind == .word, next.flags.contains(.capital) { return }
    guard next?.first != 0x25, !CodeShape.isCode(document, place.block) else { return }
    let span = place.before.span.union(place.token.span)
    let fixed = "\(document.text.string(place.token.span)). \(document.text.string(place.before.span))"
    sink.report(
      span, Message("„%1“ has the month first; German writes „%w“", span, word: fixed),
      evidence: "month before the day",
      confidence: 0.97, fix: Fix(span, fixed, safety: .safe))
  }

  private static func isYear(_ document: Document, _ index: Int) -> Bool {
    guard document[index].kind == .number, document[index].count == 4 else { return false }
    let shape = NumberShape(document.bytes, document[index])
    return shape.marks == 0 && shape.value >= 1400 && shape.value < 2100
  }

  /// "In 1954 zog": German has "1954" or "im Jahr 1954".
  private static func bareYear(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard shape.value >= 1400, shape.value < 2100, place.before.flags.contains(.sentenceStart), let next = place.next
    else { return }
    let document = place.document
    guard next.kind == .word, !next.flags.contains(.capital), next.flags.contains(.spaceBefore) else { return }
    let classes = document.lowerReadings(place.index + 1).classes
    guard classes.contains(.finite), classes.isDisjoint(with: [.attributive, .preposition]) else { return }
    let span = place.before.span.union(place.token.span)
    sink.report(
      span, Message("„%1“ is English; German has the year alone or „im Jahr“", span), evidence: "bare in before a year",
      confidence: 0.95)
  }

  /// "12/31/2019".
  private static func slashes(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    let document = place.document
    guard shape.whole <= 2, shape.value >= 1, shape.value <= 12, place.index + 4 < place.block.end else { return }
    guard document.isMark(place.index + 1, "/"), document.isMark(place.index + 3, "/"),
      isYear(document, place.index + 4)
    else { return }
    for index in place.index + 1...place.index + 4 where document[index].flags.contains(.spaceBefore) { return }
    let day = NumberShape(document.bytes, document[place.index + 2])
    guard document[place.index + 2].kind == .number, day.marks == 0, day.value > 12, day.value <= 31 else { return }
    if place.index > place.block.first, place.before.isMark("/") { return }
    let year = document[place.index + 4]
    let span = place.token.span.union(year.span)
    let fixed = "\(day.value). \(shape.value). \(document.text.string(year.span))"
    sink.report(
      span, Message("„%1“ has the month first; German writes „%w“", span, word: fixed),
      evidence: "month before the day",
      confidence: 0.97, fix: Fix(span, fixed, safety: .unsafe))
  }

  private static let afternoon = WordKey("pm").value
  private static let morning = WordKey("am").value

  /// "5:30 pm", "8 AM".
  static func clock(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.kind == .word, next.key == afternoon || next.key == morning else { return }
    // "um 8:30 am Bahnhof".
    guard next.key == afternoon || next.flags.contains(.allCapitals) else { return }
    let document = place.document
    let isMinutes =
      place.index - 2 >= place.block.first && place.before.isMark(":") && document[place.index - 2].kind == .number
    let first = isMinutes ? place.index - 2 : place.index
    let hours = NumberShape(document.bytes, document[first])
    guard hours.marks == 0, hours.value >= 1, hours.value <= 12 else { return }
    guard isMinutes || next.flags.contains(.allCapitals), !CodeShape.isCode(document, place.block) else { return }
    let span = document[first].span.union(next.span)
    sink.report(
      span, Message("„%1“ counts twelve hours; German counts twenty-four", span), evidence: "twelve-hour clock",
      confidence: 0.95)
  }
}
