package studio.routeserver.bgp.message;

import java.util.List;

/// What became of the bytes of one message.
public sealed interface Decoded {

    Reaction reaction();

    /// What was wrong, one sentence a fault; empty where nothing was.
    List<String> notes();

    /// The message, or what RFC 7606 leaves of it.
    record Read(Message message, Reaction reaction, List<String> notes) implements Decoded {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /// Bytes after which the session cannot go on.
    record Reset(Message.Notification notification, List<String> notes) implements Decoded {
        public Reset {
            notes = List.copyOf(notes);
        }

        @Override
        public Reaction reaction() {
            return Reaction.SESSION_RESET;
        }
    }
}
