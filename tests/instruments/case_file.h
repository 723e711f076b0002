// The cases beside an instrument (instruments/<id>/cases.yaml), read strictly.
//
// Everything that is not in the format is a fault: an unknown key, an item, decision or action that
// does not exist, a name used twice. A silent slip would make a case test nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::cases {

/// What a case says about one decision. A list that is not given is not checked.
struct Expectation {
    std::string decision;
    std::optional<std::string> outcome;  ///< `uitkomst`
    /// By key: mogelijk, rode_vlaggen, doorslaggevend, meldingen, meldingen_bevat, acties_bevat,
    /// acties_zonder.
    std::map<std::string, std::vector<std::string>> lists;
};

struct Case {
    std::string file;  ///< `acuut/cases.yaml`
    std::string name;
    std::vector<std::pair<std::string, std::string>> answers;  ///< `namespace.item` and the text
    std::vector<Expectation> expectations;
};

struct CaseFile {
    std::vector<Case> cases;
    std::vector<std::string> faults;  ///< with file and line
};

/// Reads the cases of one instrument. A file that is not there is a fault too.
CaseFile read_cases(const Catalog& catalog, const std::string& instrument);

}  // namespace rodevlag::cases
