#include "rodevlag/smt2_term.h"

#include <utility>

#include "rodevlag/text.h"

namespace rodevlag {

namespace {

constexpr std::size_t line_width = 100;

SmtTerm joined(std::string head, std::vector<SmtTerm> parts, const char* without_parts) {
    if (parts.empty()) {
        return {without_parts};
    }
    return parts.size() == 1 ? std::move(parts.front())
                             : SmtTerm{std::move(head), std::move(parts)};
}

std::size_t width(const SmtTerm& term) {
    std::size_t total = term.head.size() + (term.parts.empty() ? 0 : 2);
    for (const SmtTerm& part : term.parts) {
        total += 1 + width(part);
    }
    return total;
}

}  // namespace

SmtTerm smt_all(std::vector<SmtTerm> parts) {
    return joined("and", std::move(parts), "true");
}

SmtTerm smt_any(std::vector<SmtTerm> parts) {
    return joined("or", std::move(parts), "false");
}

SmtTerm smt_is_one_of(const SmtTerm& subject, const std::vector<std::string>& symbols) {
    std::vector<SmtTerm> parts;
    parts.reserve(symbols.size());
    for (const std::string& symbol : symbols) {
        parts.push_back({"=", {subject, {symbol}}});
    }
    return smt_any(std::move(parts));
}

std::string smt_text(const SmtTerm& term, std::size_t column, std::size_t after) {
    if (term.parts.empty()) {
        return term.head;
    }
    const bool in_one_line = column + width(term) + after <= line_width;
    std::string text = "(" + term.head;
    for (std::size_t part = 0; part < term.parts.size(); ++part) {
        text += in_one_line ? " " : "\n" + std::string(column + 2, ' ');
        const std::size_t behind = part + 1 == term.parts.size() ? after + 1 : 0;
        text += in_one_line ? smt_text(term.parts[part], 0, 0)
                            : smt_text(term.parts[part], column + 2, behind);
    }
    return text + ")";
}

void declare_smt_sort(std::string& out, const std::string& sort,
                      const std::vector<std::string>& symbols) {
    out += "(declare-datatypes ((" + sort + " 0)) ((";
    for (const std::string& symbol : symbols) {
        out += "\n  (" + symbol + ")";
    }
    out += ")))\n";
}

void define_smt(std::string& out, const SmtTerm& name, const std::string& sort,
                const SmtTerm& body) {
    const std::string head = "(define-fun " + name.head + " () " + sort;
    const bool in_one_line = head.size() + width(body) + 2 <= line_width;
    out += head + (in_one_line ? " " + smt_text(body, 0) : "\n  " + smt_text(body, 2, 1)) + ")\n";
}

void append_smt_comment(std::string& out, std::string_view text) {
    constexpr std::size_t room = line_width - 2;
    for (const std::string& line : wrapped(text, room)) {
        out += (line.empty() ? ";" : "; " + printable(line, room)) + "\n";
    }
}

}  // namespace rodevlag
