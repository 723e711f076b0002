// Every statement in the built-in instruments, with the sources it names and the texts it shows.
#pragma once

#include <string>
#include <vector>

#include "rodevlag/catalog.h"

namespace rodevlag::statements {

/// One thing in an instrument that must have a source: an item, a rule, an action, ...
struct Statement {
    std::string name;  ///< for failures: `acuut: item vuurwapen`
    Sources sources;
    std::vector<std::string> texts;  ///< what people read; may be empty
};

/// All of them, in the order of the files.
std::vector<Statement> all_statements(const Catalog& catalog);

}  // namespace rodevlag::statements
