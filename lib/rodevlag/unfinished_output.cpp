#include "rodevlag/unfinished_output.h"

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace rodevlag {

namespace {

// A program has at most three outputs at once: the results, the rejects and the receipt.
constexpr std::size_t max_outputs = 4;

struct Slot {
    volatile std::sig_atomic_t in_use = 0;
    std::array<char, PATH_MAX> path{};
};

std::array<Slot, max_outputs> slots;

void remove_and_raise(int signal) {
    for (const Slot& slot : slots) {
        if (slot.in_use != 0) {
            unlink(slot.path.data());
        }
    }
    std::signal(signal, SIG_DFL);
    raise(signal);
}

}  // namespace

void remove_unfinished_outputs_on_signal() {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE}) {
        struct sigaction current {};
        sigaction(signal, nullptr, &current);
        if (current.sa_handler == SIG_IGN) {
            continue;
        }
        struct sigaction action {};
        action.sa_handler = remove_and_raise;
        sigaction(signal, &action, nullptr);
    }
}

void add_unfinished_output(const std::string& path) {
    for (Slot& slot : slots) {
        if (slot.in_use == 0 && path.size() < slot.path.size()) {
            std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
            std::atomic_signal_fence(std::memory_order_release);  // the path before the flag
            slot.in_use = 1;
            return;
        }
    }
}

void drop_unfinished_output(const std::string& path) {
    for (Slot& slot : slots) {
        if (slot.in_use != 0 && path == slot.path.data()) {
            slot.in_use = 0;
        }
    }
}

}  // namespace rodevlag
