# Constellation IDE. Every target does all of its own set-up; `make help` explains them.
.DEFAULT_GOAL := help
STACK := @exec sh tools/bootstrap.sh
COMPOSE := docker compose version >/dev/null 2>&1 || { echo 'The compose stack needs Docker with Compose 2.26 or newer (https://docs.docker.com/compose/install/). "make start" needs neither.' >&2; exit 1; }; docker compose

.PHONY: help start dev stop test verify up down status logs health reset-password clean clean-all \
	bench-page bench-api bench-workspace bench-ai bench-memory

help: ## Explain the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "  make %-16s %s\n", $$1, $$2 }' | sed 's/make   /make /'

start: ## Install, build and run everything on this machine, until Ctrl-C
	$(STACK) start

dev: ## As start, rebuilding and restarting on every change; the IDE with hot reload on :3000
	$(STACK) dev

stop: ## End what start or dev has started
	$(STACK) stop

test: ## Everything that is checked: verify, the build and the browser tests
	$(STACK) test

verify: ## Format, lint, types, unit and integration tests, dead code, cycles, generated files
	$(STACK) verify

up: ## Start the data parts with Docker Compose (three MongoDB members and Redis; the services do not run there yet)
	@$(COMPOSE) up --detach --wait

down: ## End what up has started; volumes are kept
	@$(COMPOSE) down

status: ## Say what is running, with pids and ports
	$(STACK) status

logs: ## Show and follow the logs; SERVICE=gateway for one
	$(STACK) logs

health: ## Ask every process whether it is ready; ARGS=--json for programs
	$(STACK) health $(ARGS)

reset-password: ## Print a one-time link that sets a new password: USER=somebody@example.org
	$(STACK) reset-password $(if $(filter command,$(origin USER)),'$(USER)')

clean: ## Remove what builds and tests wrote; never data
	$(STACK) clean

clean-all: ## Also remove the data folder and the dependencies, after asking (CONFIRM=yes answers)
	$(STACK) clean-all

bench-page: ## Measure the IDE in a browser: paint, weight, keys; plain and slowed down
	$(STACK) bench page

bench-api: ## Measure 170 requests a second by 200 people
	$(STACK) bench api

bench-workspace: ## Measure workspaces: start, keystrokes, files, search, a crash of the service
	$(STACK) bench workspace

bench-ai: ## Measure the way of a model's words to 20 browsers
	$(STACK) bench ai

bench-memory: ## Measure the memory of an idle installation and an idle workspace
	$(STACK) bench memory
