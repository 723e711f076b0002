// Files of example cases (cases.yaml): refused with places inside the file, or run.
#include <string>
#include <string_view>

#include "check.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/case_check.h"
#include "rodevlag/case_file.h"
#include "text_walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rodevlag;
    static const Catalog catalog(builtin_instruments());
    static CaseRunner runner(catalog);
    const std::string_view text = fuzz::text_of(data, size);
    const Instrument& instrument = catalog.instruments().front();
    const CaseFile file = read_case_file(catalog, instrument, text, "cases.yaml");
    for (const Problem& problem : file.problems) {
        fuzz::check_position(problem, text, problem.line == 0 ? 0 : 1);
    }
    if (!file.problems.empty()) {
        return 0;
    }
    for (const ExampleCase& example : file.cases) {
        const CaseResult result = runner.run(example);
        for (const CaseMismatch& mismatch : result.mismatches) {
            fuzz::check_position({"", mismatch.place.line, mismatch.place.column, "a mismatch"},
                                 text, 1);
        }
    }
    return 0;
}
