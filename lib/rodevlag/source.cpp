#include "rodevlag/source.h"

#include <functional>
#include <mutex>
#include <set>
#include <string>

namespace rodevlag {

std::string_view document_name(std::string_view name) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> names;
    const std::lock_guard lock(mutex);
    const auto known = names.find(name);
    return known != names.end() ? *known : *names.emplace(name).first;
}

}  // namespace rodevlag
