#include "rodevlag/declared_difference.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// The element with this id, or nothing.
template <class Element>
const Element* find_by_id(const std::vector<Element>& elements, const std::string& id) {
    const auto found = std::ranges::find(elements, id, &Element::id);
    return found == elements.end() ? nullptr : &*found;
}

/// The words of a set, sorted: the order of values in a file has no meaning.
std::string words_of(ValueSet values, const std::vector<std::string>& all) {
    std::vector<std::string> words;
    for (const Value value : values) {
        words.push_back(all.at(value));
    }
    std::ranges::sort(words);
    return join(words, "|");
}

std::vector<std::string> outcome_ids(const Decision& decision) {
    std::vector<std::string> ids;
    for (const Outcome& outcome : decision.outcomes) {
        ids.push_back(outcome.id);
    }
    return ids;
}

/// A condition in a form that is equal for equal conditions of two catalogs.
std::string written(const Catalog& catalog, const Condition& condition) {
    std::string text = fmt::format("{}:{}", static_cast<int>(condition.kind), condition.threshold);
    if (condition.kind == Condition::Kind::item) {
        const Item& item = catalog.item(condition.target);
        text += " " + item.name + "=" + words_of(condition.values, item.domain.values());
    } else if (condition.kind == Condition::Kind::decision) {
        const Decision& decision = catalog.decision(condition.target);
        text += " " + decision.id + "=" + words_of(condition.values, outcome_ids(decision));
    } else {
        text += " " + condition.name + "=" + join(condition.words, "|");
    }
    for (const Condition& part : condition.parts) {
        text += "(" + written(catalog, part) + ")";
    }
    return text;
}

std::string written(const Catalog& catalog, const std::optional<Condition>& condition) {
    return condition ? written(catalog, *condition) : "";
}

std::string written(const std::optional<Derivation>& derivation) {
    return derivation
               ? fmt::format("{}/{}/{}/{}", join(derivation->required, "|"), derivation->from,
                             join(derivation->until, "|"), derivation->within_days)
               : "";
}

/// What each extra answer word stands for.
std::vector<std::string> extra_words(const Item& item) {
    std::vector<std::string> words;
    for (const auto& [word, values] : item.domain.words()) {
        words.push_back(word + "=" + words_of(values, item.domain.values()));
    }
    std::ranges::sort(words);
    return words;
}

/// Compares one version with the other, part by part.
class Comparison {
public:
    Comparison(const Catalog& old_catalog, const Catalog& new_catalog)
        : m_old(old_catalog), m_new(new_catalog) {}

    void compare(const Item& before, const Item& after) {
        const std::string subject = "vraag " + after.name;
        if (before.is_date != after.is_date) {
            add(subject, after.is_date ? "is nu een datum" : "is geen datum meer");
            return;
        }
        const auto flag = [](const Item& item) {
            return words_of(item.flag, item.domain.values());
        };
        note(extra_words(before) != extra_words(after), subject, "andere woorden (woorden)");
        note(flag(before) != flag(after), subject,
             "een rode vlag bij andere antwoorden (criterium)");
        note(written(m_old, before.not_applicable) != written(m_new, after.not_applicable), subject,
             "op een andere grond niet van toepassing (nvt_als)");
        note(written(before.derivation) != written(after.derivation), subject,
             "op een andere manier afgeleid (afleiding)");
    }

    void compare(const Decision& before, const Decision& after) {
        const std::string subject = "besluit " + after.id;
        // Added and removed outcomes are reported as such; here only those in both.
        note(before.ordered != after.ordered, subject,
             after.ordered ? "de uitkomsten hebben nu een volgorde (schaal)"
                           : "de uitkomsten hebben geen volgorde meer (schaal)");
        note(before.ordered && after.ordered && shared(before, after) != shared(after, before),
             subject, "de schaal heeft een andere volgorde");
        note(before.kind != after.kind, subject, "is van een andere soort (soort)");
        for (const Outcome& outcome : after.outcomes) {
            const Outcome* old = find_by_id(before.outcomes, outcome.id);
            note(old != nullptr && old->applies != outcome.applies, subject,
                 fmt::format("uitkomst {} betekent nu dat dit {} voor de zaak is (geldt)",
                             outcome.id, outcome.applies ? "wel" : "niet"));
            note(old != nullptr && old->is_alarming != outcome.is_alarming, subject,
                 fmt::format("uitkomst {} is {} alarm", outcome.id,
                             outcome.is_alarming ? "nu een" : "geen"));
        }
        for (const Action& action : after.actions) {
            if (const Action* old = find_by_id(before.actions, action.id)) {
                compare(*old, action, subject);
            }
        }
        compare_notices(before, after, subject);
    }

    std::vector<std::string>& differences() { return m_differences; }

private:
    static std::vector<std::string> shared(const Decision& decision, const Decision& other) {
        std::vector<std::string> ids = outcome_ids(decision);
        std::erase_if(
            ids, [&](const std::string& id) { return find_by_id(other.outcomes, id) == nullptr; });
        return ids;
    }

    void compare(const Action& before, const Action& after, const std::string& subject) {
        const auto changed = [&](std::string_view what, const std::string& from,
                                 const std::string& to) {
            note(from != to, subject,
                 fmt::format("actie {}: {} is nu '{}', was '{}'", after.id, what, to, from));
        };
        changed("wie", before.who, after.who);
        changed("modaliteit", before.modality, after.modality);
        changed("termijn", before.deadline, after.deadline);
        const auto same_acts = [](const Action& action) {
            std::vector<std::string> names;
            std::ranges::transform(action.same_acts, std::back_inserter(names), &SameAct::name);
            std::ranges::sort(names);
            return join(names, ", ");
        };
        changed("zelfde_als", same_acts(before), same_acts(after));
        const auto hours = [](const Action& action) {
            return action.within ? std::optional(action.within->hours) : std::nullopt;
        };
        note(
            hours(before) != hours(after), subject,
            fmt::format("actie {} staat op een andere plaats in het overzicht (binnen)", after.id));
    }

    void compare_notices(const Decision& before, const Decision& after,
                         const std::string& subject) {
        for (const Notice& notice : after.notices) {
            const Notice* old = find_by_id(before.notices, notice.id);
            note(old == nullptr, subject, fmt::format("melding {} is erbij gekomen", notice.id));
            note(old != nullptr &&
                     written(m_old, old->condition) != written(m_new, notice.condition),
                 subject, fmt::format("melding {} heeft een andere voorwaarde", notice.id));
        }
        for (const Notice& notice : before.notices) {
            note(find_by_id(after.notices, notice.id) == nullptr, subject,
                 fmt::format("melding {} is weg", notice.id));
        }
    }

    void note(bool differs, const std::string& subject, const std::string& message) {
        if (differs) {
            add(subject, message);
        }
    }

    void add(const std::string& subject, const std::string& message) {
        m_differences.push_back(subject + ": " + message);
    }

    const Catalog& m_old;
    const Catalog& m_new;
    std::vector<std::string> m_differences;
};

}  // namespace

std::vector<std::string> declared_differences(const Catalog& old_catalog, const Instrument& before,
                                              const Catalog& new_catalog, const Instrument& after) {
    Comparison comparison(old_catalog, new_catalog);
    for (const Item& item : after.items) {
        if (const Item* old = find_by_id(before.items, item.id)) {
            comparison.compare(*old, item);
        }
    }
    for (const Decision& decision : after.decisions) {
        if (const Decision* old = find_by_id(before.decisions, decision.id)) {
            comparison.compare(*old, decision);
        }
    }
    return std::move(comparison.differences());
}

}  // namespace rodevlag
