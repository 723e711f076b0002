#include "case/mark.h"

#include "rodevlag/error.h"

namespace rodevlag::tools {

void declare_mark(CLI::App&, MarkOptions&) {
}

int run_mark(const MarkOptions&) {
    throw UsageError("mark is er nog niet");
}

}  // namespace rodevlag::tools
