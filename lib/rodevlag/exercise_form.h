// The forms that trainees fill in on a computer: an answer file per exercise, and one table.
//
// What is filled in is an ordinary case file: rv-score reads it, and rv-case mark compares it with
// the key. Forms hold questions only, nothing of the answers.
#pragma once

#include <span>
#include <string>

#include "rodevlag/catalog.h"
#include "rodevlag/exercise.h"

namespace rodevlag {

/// One case in YAML with a comment per question; `number` is that of the exercise on the sheet.
std::string form_yaml(const Catalog& catalog, const Exercise& exercise, std::size_t number);

/// A row per exercise with the columns deelnemer, zaak and the questions of all exercises. With a
/// byte-order mark, semicolons and CRLF, so that a Dutch spreadsheet opens it in columns.
std::string form_csv(const Catalog& catalog, std::span<const Exercise> exercises);

}  // namespace rodevlag
