// Reads a file with a ColumnMap (Dutch: kolommenlijst), and checks it against the instruments.
//
//     kolommen:
//       Respons-ID: zaak
//       "G01Q02[SQ001]":
//         vraag: instrument.vraag
//         woorden: {A1: ja, A2: nee, A3: onbekend}
//       Datum: {vraag: instrument.datum, datum: d-m-jjjj}
//     woorden: {X: ja}
//
// The words at the bottom hold for every mapped question that knows the word they stand for; those
// of a column itself go first. Refused is what would change an answer that is already there: a
// word that a question knows cannot mean something else, what means "onbekend" can become nothing
// but onbekend, and an empty cell cannot be mapped at all: it is not filled in. Left out: columns
// that must not count (a column that the map does not name passes through), one column for two
// questions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/column_map.h"
#include "rodevlag/error.h"

namespace rodevlag {

/// A map that was read. With problems, it must not be used.
struct ColumnMapFile {
    ColumnMap map;
    std::vector<Problem> problems;  ///< all there are, by position
};

/// Reads a map for the questions of `catalog`; `file` names the text in the problems.
ColumnMapFile read_column_map(const Catalog& catalog, std::string_view text,
                              const std::string& file);

}  // namespace rodevlag
