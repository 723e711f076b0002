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

constexpr std::array<int, 5> ending_signals = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};
constexpr std::array<int, 5> crash_signals = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE};

struct Slot {
    volatile std::sig_atomic_t in_use = 0;
    std::array<char, PATH_MAX> path{};
};

std::array<Slot, max_outputs> slots;

void remove_and_raise(int signal) {
    remove_unfinished_outputs();
    std::signal(signal, SIG_DFL);
    raise(signal);
}

void handle(int signal) {
    struct sigaction action {};
    action.sa_handler = remove_and_raise;
    sigaction(signal, &action, nullptr);
}

}  // namespace

void remove_unfinished_outputs() {
    for (const Slot& slot : slots) {
        if (slot.in_use != 0) {
            unlink(slot.path.data());
        }
    }
}

void remove_unfinished_outputs_on_signal() {
    for (const int signal : ending_signals) {
        struct sigaction current {};
        sigaction(signal, nullptr, &current);
        if (current.sa_handler == SIG_IGN) {
            continue;
        }
        handle(signal);
    }
    for (const int signal : crash_signals) {
        struct sigaction current {};
        sigaction(signal, nullptr, &current);
        // A sanitizer has a handler of its own there.
        if (current.sa_handler == SIG_DFL) {
            handle(signal);
        }
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

SignalsLater::SignalsLater() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : ending_signals) {
        sigaddset(&held, signal);
    }
    pthread_sigmask(SIG_BLOCK, &held, &m_before);
}

SignalsLater::~SignalsLater() {
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

}  // namespace rodevlag
