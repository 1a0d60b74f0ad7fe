// swift-tools-version: 6.0
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
    .target(name: "CICU", dependencies: ["ICU"]),
    .target(name: "CDictionaries"),

    // One direction: each module knows only those above it.
    .target(name: "Text", dependencies: ["CICU"]),
    .target(name: "Reading", dependencies: ["Text"]),
    .target(name: "Language", dependencies: ["Reading", "Text", "CDictionaries"]),
    .target(name: "Checks", dependencies: ["Language", "Reading", "Text"]),
    .target(name: "Linting", dependencies: ["Checks", "Language", "Reading", "Text"]),
    .target(name: "Reporting", dependencies: ["Linting", "Checks", "Text"]),
    .target(name: "MTLint", dependencies: ["Reporting", "Linting", "Checks", "Language", "Text"]),
    .executableTarget(name: "mtlint", dependencies: ["MTLint"]),

    // For developers.
    .executableTarget(name: "DictionaryCompiler", dependencies: ["Language", "Text"]),
    .executableTarget(
      name: "mtlint-bench", dependencies: ["MTLint", "Linting", "Language", "Reading", "Text", "CICU"],
      path: "Tests/Benchmarks"),

    .testTarget(name: "TextTests", dependencies: ["Text", "CICU"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
