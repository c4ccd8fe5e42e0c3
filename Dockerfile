# What is built needs the compiler; what runs does not, and neither needs the Postgres of the sandbox.
FROM node:24-bookworm-slim AS build
WORKDIR /rookery
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY commands commands
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /rookery
COPY package.json package-lock.json .npmrc LICENSE ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY --from=build /rookery/dist dist
COPY src/postgres/migrations src/postgres/migrations
COPY runbooks runbooks
COPY config config

USER node
EXPOSE 8080
# Alive, not ready: a bot that waits for its journal must not be killed for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
