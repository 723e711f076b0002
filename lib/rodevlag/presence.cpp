#include "rodevlag/presence.h"

namespace rodevlag {

ValueSet present_values(const Item& item) {
    if (item.is_date || !item.flag.empty()) {
        return item.flag;
    }
    return item.domain.meaning("ja").value_or(ValueSet());
}

std::optional<Presence> presence_of(const Item& item, const ItemAnswer& answer) {
    const ValueSet present = present_values(item);
    if (present.empty()) {
        return std::nullopt;
    }
    if (answer.origin == AnswerOrigin::blank) {
        return Presence::not_filled_in;
    }
    if (present.contains(answer.values)) {
        return Presence::present;
    }
    return (present & answer.values).empty() ? Presence::absent : Presence::unknown;
}

}  // namespace rodevlag
