#include "check/smt2.h"

#include <memory>

#include "check/instruments.h"
#include "common/case_run.h"
#include "common/run_main.h"
#include "rodevlag/smt2.h"

namespace rodevlag::tools {

int run_smt2(const Smt2Options& options) {
    const CheckedInstruments checked = load_checked(options.instruments);
    std::vector<std::size_t> decisions;
    for (const std::size_t instrument : checked.selected) {
        for (std::size_t index = 0; index < checked.catalog.decision_count(); ++index) {
            if (checked.catalog.instrument_of_decision(index) == instrument) {
                decisions.push_back(index);
            }
        }
    }
    const std::unique_ptr<ByteSink> sink = open_output(options.common);
    sink->write(smt2_document(checked.catalog, decisions));
    sink->finish();
    return exit_ok;
}

}  // namespace rodevlag::tools
