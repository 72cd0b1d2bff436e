import Foundation

// Writes what C needs from the Swift functions of the interface:
//
//     swift run HeaderGenerator            writes include/hosp.h and Sources/CInterface/exports.map
//     swift run HeaderGenerator --check    compares instead, and ends with 1 on a difference
//     --no-build                           uses the interface module as it was last built

exit(GeneratorCommand.run(Array(CommandLine.arguments.dropFirst())))
