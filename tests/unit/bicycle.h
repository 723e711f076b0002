// The synthetic instruments of tests/engine/valid as a catalog, and answers in short form.
#pragma once

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "rodevlag/answers.h"
#include "rodevlag/catalog.h"

namespace bicycle {

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The text of one of the instruments.
inline rodevlag::InstrumentText instrument(const std::string& name) {
    return {name, read_file(RODEVLAG_SOURCE_DIR "/tests/engine/valid/" + name)};
}

inline rodevlag::Catalog catalog() {
    return rodevlag::Catalog({instrument("fiets.yaml"), instrument("weg.yaml")});
}

/// The same with the instrument whose decisions have a scope, with texts in it replaced.
inline rodevlag::Catalog catalog_with_scope(
    std::initializer_list<std::pair<std::string, std::string>> replacements = {}) {
    rodevlag::InstrumentText ride = instrument("tocht.yaml");
    for (const auto& [from, to] : replacements) {
        const std::size_t place = ride.text.find(from);
        if (place == std::string::npos) {
            throw std::runtime_error("not in tocht.yaml: " + from);
        }
        ride.text.replace(place, from.size(), to);
    }
    return rodevlag::Catalog({instrument("fiets.yaml"), ride, instrument("weg.yaml")});
}

using Texts = std::initializer_list<std::pair<std::string, std::string>>;

/// A record with these fields; the views point into `texts`, which must outlive it.
inline rodevlag::Record record_of(const Texts& texts) {
    static std::size_t layout = 0;
    rodevlag::Record record;
    record.number = 1;
    record.line = 1;
    record.layout = ++layout;
    for (const auto& [name, text] : texts) {
        record.fields.push_back({name, text, 1, 0});
    }
    return record;
}

/// The answers that these texts mean; throws when one is not understood.
inline rodevlag::Answers answers_of(const rodevlag::Catalog& catalog, const Texts& texts) {
    rodevlag::AnswerReader reader(catalog, false);
    std::vector<rodevlag::Problem> problems;
    rodevlag::Answers answers = reader.read(record_of(texts), "test", problems);
    if (!problems.empty()) {
        throw std::runtime_error(problems.front().to_string());
    }
    return answers;
}

inline std::vector<std::string> names(const rodevlag::Catalog& catalog,
                                      const std::vector<std::size_t>& items) {
    std::vector<std::string> result;
    for (const std::size_t item : items) {
        result.push_back(catalog.item(item).name);
    }
    return result;
}

}  // namespace bicycle
