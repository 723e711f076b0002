#include "check/instruments.h"

#include <algorithm>

#include "common/options.h"

namespace rodevlag::tools {

CheckedInstruments load_checked(const std::vector<std::string>& names) {
    std::vector<std::string> ids;
    CheckedInstruments checked{load_catalog(names, ids, InstrumentUse::check), {}};
    if (names.empty()) {
        for (const Instrument& instrument : checked.catalog.instruments()) {
            ids.push_back(instrument.id);
        }
    }
    for (const std::string& id : ids) {
        const std::size_t index = *checked.catalog.find_instrument(id);
        if (std::find(checked.selected.begin(), checked.selected.end(), index) ==
            checked.selected.end()) {
            checked.selected.push_back(index);
        }
    }
    return checked;
}

}  // namespace rodevlag::tools
