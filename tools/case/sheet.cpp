#include "case/sheet.h"

#include "rodevlag/error.h"

namespace rodevlag::tools {

void declare_sheet(CLI::App&, SheetOptions&) {
}

int run_sheet(const SheetOptions&) {
    throw UsageError("sheet is er nog niet");
}

}  // namespace rodevlag::tools
