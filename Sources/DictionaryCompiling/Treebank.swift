import Language

/// One word of a treebank as its file has it.
struct TreebankWord {
  var form: String
  var lemma: String
  /// Universal part of speech.
  var universal: String
  /// The tag of STTS, "_" where the file has none.
  var tag: String
  /// Features ("VerbForm=Fin"), those of UniMorph ("SG;3;FIN") where the file has no others.
  var features: String

  func has(_ feature: String) -> Bool { features.contains(feature) }
}

/// One sentence of a treebank.
struct TreebankSentence {
  var words: [TreebankWord] = []
  /// The text as it was written, where the file has it.
  var text: String?
}

/// Reads CoNLL-U (ten columns) and the short tables of four columns (form, lemma, part of speech, features).
enum Treebank {
  static func read(_ source: Source) -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    var sentence = TreebankSentence()
    /// The contraction that the next two words are parts of.
    var contraction: (form: String, left: Int)?
    func end() {
      if !sentence.words.isEmpty { sentences.append(sentence) }
      sentence = TreebankSentence()
    }
    for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty {
        end()
      } else if line.first == 0x23 {
        if line.starts(with: Array("# text = ".utf8)) { sentence.text = line.dropFirst(9).text }
      } else {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map(\.text)
        if fields.count == 3 || fields.count == 4 {
          sentence.words.append(word(fields[0], fields[1], fields[2], "_", fields.count == 4 ? fields[3] : ""))
        } else if fields.count == 10, fields[0].contains("-") {
          contraction = (fields[1], 2)
        } else if fields.count == 10, let current = contraction {
          if current.left == 2 { sentence.words.append(word(current.form, fields[2], "ADP", "APPRART", "_")) }
          contraction = current.left == 2 ? (current.form, 1) : nil
        } else if fields.count == 10, !fields[0].contains(".") {
          sentence.words.append(word(fields[1], fields[2], fields[3], fields[4], fields[5]))
        }
      }
    }
    end()
    return sentences
  }

  private static func word(_ form: String, _ lemma: String, _ universal: String, _ tag: String, _ features: String)
    -> TreebankWord
  {
    TreebankWord(form: form, lemma: lemma, universal: universal, tag: tag, features: features)
  }

  /// Prepositions and articles that German writes as one word; treebanks take them apart.
  private static let contractions = [
    "in dem": "im", "an dem": "am", "von dem": "vom", "zu dem": "zum", "bei dem": "beim", "zu der": "zur",
    "in das": "ins", "an das": "ans", "auf das": "aufs", "für das": "fürs", "durch das": "durchs", "um das": "ums",
  ]

  /// The same sentence with its contractions in one piece, where its text has them so or is not known.
  static func joined(_ sentence: TreebankSentence) -> TreebankSentence {
    var result = sentence
    result.words = []
    var rest = (sentence.text ?? "")[...]
    var at = 0
    while at < sentence.words.count {
      let word = sentence.words[at]
      rest = rest.drop { $0.isWhitespace }
      if word.universal == "ADP", at + 1 < sentence.words.count, sentence.words[at + 1].universal == "DET",
        let short = contractions[(word.form + " " + sentence.words[at + 1].form).lowercased()]
      {
        let isWritten = rest.prefix(short.count).lowercased() == short && !rest.hasPrefix(word.form + " ")
        if isWritten || sentence.text == nil {
          var whole = word
          whole.form = isWritten ? String(rest.prefix(short.count)) : like(word.form, short)
          result.words.append(whole)
          rest = rest.dropFirst(short.count)
          at += 2
          continue
        }
      }
      rest = rest.dropFirst(rest.hasPrefix(word.form) ? word.form.count : 0)
      result.words.append(word)
      at += 1
    }
    return result
  }

  private static func like(_ model: String, _ word: String) -> String {
    model.first?.isUppercase ?? false ? word.prefix(1).uppercased() + word.dropFirst() : word
  }
}
