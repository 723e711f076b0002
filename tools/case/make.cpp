#include "case/make.h"

#include "rodevlag/error.h"

namespace rodevlag::tools {

void declare_make(CLI::App&, MakeOptions&) {
}

int run_make(const MakeOptions&) {
    throw UsageError("make is er nog niet");
}

}  // namespace rodevlag::tools
