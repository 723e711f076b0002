#include "rodevlag/ordered_work.h"

#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace rodevlag;

namespace {

struct Square {
    std::size_t number = 0;
    std::size_t square = 0;
};

constexpr std::size_t nowhere = 1'000'000;

/// What goes wrong, by the number of the task.
struct Faults {
    std::size_t next = nowhere;
    std::size_t work = nowhere;
    std::size_t emit = nowhere;
    std::size_t stop = nowhere;  // emit() wants no more behind it
    bool worker = false;
};

struct Outcome {
    std::vector<std::size_t> squares;
    std::string failure;
    std::size_t begun = 0;
    std::size_t workers = 0;
    std::size_t tasks = 0;  // different ones that were filled in
};

/// Squares the numbers below `count`.
Outcome run(std::size_t count, std::size_t threads, const Faults& faults = {}) {
    Outcome outcome;
    std::atomic<std::size_t> workers = 0;
    std::atomic<std::size_t> farthest = 0;  // number of a task that was done
    std::set<const Square*> tasks;
    std::size_t given = 0;
    OrderedWork<Square> work;
    work.next = [&](Square& task) {
        if (given == faults.next) {
            throw std::runtime_error("next");
        }
        if (given == count) {
            return false;
        }
        task.number = given++;
        tasks.insert(&task);
        return true;
    };
    work.make_worker = [&]() -> std::function<void(Square&)> {
        ++workers;
        if (faults.worker) {
            throw std::runtime_error("make_worker");
        }
        return [&](Square& task) {
            // Uneven work, so that tasks are done in another order than they came in.
            volatile std::size_t sum = 0;
            for (std::size_t step = 0; step < task.number * 7'919 % 3'000; ++step) {
                sum = sum + step;
            }
            if (task.number >= faults.work) {
                throw std::runtime_error("work " + std::to_string(task.number));
            }
            task.square = task.number * task.number;
            std::size_t before = farthest;
            while (before < task.number && !farthest.compare_exchange_weak(before, task.number)) {
            }
        };
    };
    work.emit = [&](Square& task) {
        // Wait until there is something behind it that could be handed on by mistake.
        const bool is_last = task.number == faults.emit || task.number == faults.stop;
        while (is_last && threads > 1 && task.number > 0 && task.number + 1 < count &&
               farthest <= task.number) {
            std::this_thread::yield();
        }
        if (task.number == faults.emit) {
            throw std::runtime_error("emit");
        }
        outcome.squares.push_back(task.square);
        return task.number != faults.stop;
    };
    try {
        run_in_order(work, threads);
    } catch (const std::runtime_error& error) {
        outcome.failure = error.what();
    }
    outcome.begun = given;
    outcome.workers = workers;
    outcome.tasks = tasks.size();
    return outcome;
}

std::vector<std::size_t> squares(std::size_t count) {
    std::vector<std::size_t> all;
    for (std::size_t number = 0; number < count; ++number) {
        all.push_back(number * number);
    }
    return all;
}

}  // namespace

TEST_CASE("everything is handed on once and in order, whatever the number of threads") {
    for (const std::size_t threads : {1U, 2U, 3U, 8U, 40U}) {
        for (const std::size_t count : {0U, 1U, 2U, 3U, 17U, 1'000U}) {
            const Outcome outcome = run(count, threads);
            CHECK(outcome.squares == squares(count));
            CHECK(outcome.failure.empty());
            CHECK(outcome.begun == count);
            CHECK(outcome.workers <= threads);
            CHECK(outcome.tasks <= 2 * threads);
        }
    }
}

TEST_CASE("a small input costs no threads, and a worker that has nothing to do is not made") {
    CHECK(run(0, 8).workers == 0);
    CHECK(run(1, 8).workers == 1);
}

TEST_CASE("a failure is told when everything before it is handed on, and nothing behind it") {
    for (const std::size_t threads : {1U, 2U, 8U}) {
        for (const std::size_t at : {0U, 1U, 2U, 50U, 199U}) {
            Faults next;
            next.next = at;
            const Outcome no_input = run(200, threads, next);
            CHECK(no_input.squares == squares(at));
            CHECK(no_input.failure == "next");
            Faults work;
            work.work = at;
            const Outcome no_work = run(200, threads, work);
            CHECK(no_work.squares == squares(at));
            CHECK(no_work.failure == "work " + std::to_string(at));
            Faults emit;
            emit.emit = at;
            const Outcome no_output = run(200, threads, emit);
            CHECK(no_output.squares == squares(at));
            CHECK(no_output.failure == "emit");
        }
    }
}

TEST_CASE("behind a failure hardly anything is begun") {
    Faults emit;
    emit.emit = 10;
    CHECK(run(100'000, 4, emit).begun <= 10 + 2 * 4);
    Faults work;
    work.work = 10;
    CHECK(run(100'000, 4, work).begun <= 10 + 2 * 4);
}

TEST_CASE("the failure of the first task counts, also when the input fails behind it") {
    for (const std::size_t threads : {1U, 4U}) {
        Faults faults;
        faults.work = 3;
        faults.next = 5;
        CHECK(run(200, threads, faults).failure == "work 3");
    }
}

TEST_CASE("who hands on can stop the work") {
    for (const std::size_t threads : {1U, 2U, 8U}) {
        Faults faults;
        faults.stop = 20;
        const Outcome outcome = run(100'000, threads, faults);
        CHECK(outcome.squares == squares(21));
        CHECK(outcome.failure.empty());
        CHECK(outcome.begun <= 20 + 2 * threads);
    }
}

TEST_CASE("a worker that cannot be made is a failure of its task") {
    for (const std::size_t threads : {1U, 4U}) {
        Faults faults;
        faults.worker = true;
        const Outcome outcome = run(100, threads, faults);
        CHECK(outcome.failure == "make_worker");
        CHECK(outcome.squares.empty());
    }
}

TEST_CASE("there are no more threads than asked for, and none for a small input") {
    struct Threads {
        std::mutex mutex;
        std::set<std::thread::id> seen;

        void note() {
            const std::lock_guard lock(mutex);
            seen.insert(std::this_thread::get_id());
        }
    };
    const auto threads_of = [](std::size_t count, std::size_t threads) {
        Threads all;
        std::size_t given = 0;
        OrderedWork<Square> work;
        work.next = [&](Square&) {
            all.note();
            return given++ < count;
        };
        work.make_worker = [&]() -> std::function<void(Square&)> {
            return [&](Square&) {
                all.note();
                // Leaves another thread, if there is one, the time to look for a task.
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            };
        };
        work.emit = [](Square&) { return true; };
        run_in_order(work, threads);
        return all.seen;
    };
    CHECK(threads_of(1, 4) == std::set<std::thread::id>{std::this_thread::get_id()});
    CHECK(threads_of(40, 1) == std::set<std::thread::id>{std::this_thread::get_id()});
    CHECK(threads_of(40, 2).size() <= 2);
    CHECK(threads_of(40, 3).size() <= 3);
}
