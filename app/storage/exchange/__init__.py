"""The durable side of a round with the center, on the counter's memory."""

from app.storage.exchange.sql import SqlExchange

__all__ = ["SqlExchange"]
