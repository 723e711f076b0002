#include "common/repeated_ids_words.h"

#include <fmt/format.h>

namespace rodevlag::tools {

std::string repeated_ids_line(const RepeatedIds& repeated, const RepeatedIdsWords& words) {
    std::string examples;
    for (const RepeatedId& one : repeated.first_ones) {
        examples += fmt::format("{0}{1} {2} heeft dezelfde zaak als {1} {3}",
                                examples.empty() ? "" : "; ", words.record, one.record, one.first);
    }
    const std::string what =
        repeated.count == 1
            ? fmt::format("1 record heeft een zaak die al eerder voorkwam; {}", words.one)
            : fmt::format("{} records hebben een zaak die al eerder voorkwam; {}", repeated.count,
                          words.all);
    const bool are_all = repeated.count == repeated.first_ones.size();
    return fmt::format("let op: {} ({}{})", what, examples, are_all ? "" : "; ...");
}

}  // namespace rodevlag::tools
