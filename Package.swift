// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mtlint",
  products: [
    .library(name: "MTLint", targets: ["MTLint"]),
    .executable(name: "mtlint", targets: ["mtlint"]),
    .executable(name: "DictionaryCompiler", targets: ["DictionaryCompiler"]),
  ],
  targets: [
    // The libraries of the system and the data, each behind a plain C header.
    .systemLibrary(name: "ICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    // ICU is C++ inside; a static program must be told what that needs.
    .target(
      name: "CICU", dependencies: ["ICU"], linkerSettings: [.linkedLibrary("stdc++"), .linkedLibrary("m")]),
    .target(name: "CDictionaries"),
    // The tests ask it for a second opinion; the program does not need it.
    .systemLibrary(name: "MD4C", path: "Tests/MD4C", providers: [.apt(["libmd4c-dev"])]),

    // One direction: each module knows only those above it.
    .target(name: "Text", dependencies: ["CICU"]),
    .target(name: "Reading", dependencies: ["Text"]),
    .target(name: "Language", dependencies: ["Reading", "Text", "CDictionaries"]),
    .target(name: "Checks", dependencies: ["Language", "Reading", "Text"]),
    .target(name: "Linting", dependencies: ["Checks", "Language", "Reading", "Text"]),
    .target(name: "Reporting", dependencies: ["Linting", "Checks", "Text", "CICU"]),
    .target(name: "MTLint", dependencies: ["Reporting", "Linting", "Checks", "Language", "Text"]),
    .executableTarget(name: "mtlint", dependencies: ["MTLint"]),

    // For developers.
    .target(name: "DictionaryCompiling", dependencies: ["Checks", "Language", "Text"]),
    .executableTarget(name: "DictionaryCompiler", dependencies: ["DictionaryCompiling"]),
    .executableTarget(
      name: "mtlint-bench", dependencies: ["MTLint", "Linting", "Language", "Reading", "Text", "CICU"],
      path: "Tests/Benchmarks", exclude: ["peers.sh", "precision.py"]),

    .testTarget(name: "TextTests", dependencies: ["Text", "CICU"]),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Text", "MD4C"]),
    .testTarget(name: "LanguageTests", dependencies: ["DictionaryCompiling", "Language", "Text"]),
    .testTarget(name: "ChecksTests", dependencies: ["Linting", "Checks", "Reading", "Text"]),
    .testTarget(name: "LintingTests", dependencies: ["Linting", "Checks", "Language", "Reading", "Text"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Linting", "Checks", "Text"]),
    .testTarget(name: "CommandLineTests", dependencies: ["mtlint"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
