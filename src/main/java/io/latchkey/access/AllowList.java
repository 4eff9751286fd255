package io.latchkey.access;

import static io.latchkey.access.EntryGrammar.WILDCARD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The objects that a key is confined to, whatever its scopes and its owner's roles permit (token
 * API 6). Always normalised: no duplicates, no entry that another of its type covers, sorted by
 * type and id.
 */
public final class AllowList {

  private static final Entry EVERYTHING = new Entry(WILDCARD, WILDCARD);

  /** {@code *:*}: every object. */
  public static final AllowList ANY = new AllowList(List.of(EVERYTHING));

  private static final AllowList NOTHING = new AllowList(List.of());
  private static final List<String> STORED_ANY = List.of("*:*");
  private static final int MAX_ENTRIES = 128;

  /** What is stored of a list: its entries, with a space between each two. */
  private static final int MAX_LENGTH = 10_000;

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * The list that a client asks for, normalised (token API 6.3). An empty one means {@link #ANY}.
   *
   * @throws IllegalArgumentException for more than 128 entries, counted before merging, or more
   *     than 10,000 characters after it
   */
  public static AllowList of(List<Entry> entries) {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "allow_list has " + entries.size() + " entries; max allowed is " + MAX_ENTRIES);
    }
    AllowList list = entries.isEmpty() ? ANY : normalised(entries);
    int length = list.entries.stream().mapToInt(entry -> entry.toString().length() + 1).sum() - 1;
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "allow_list has " + length + " characters; max allowed is " + MAX_LENGTH);
    }
    return list;
  }

  /**
   * The list stored for a key, as {@code type:id} texts. An unreadable entry allows nothing, and
   * neither does an empty or null list (token API 6.4). One of a type that the deployment declared
   * stays, whether it still does or not.
   */
  public static AllowList ofStored(List<String> texts) {
    if (texts == null) {
      return NOTHING;
    }
    if (texts.equals(STORED_ANY)) {
      return ANY;
    }
    Collection<Entry> readable = new ArrayList<>(texts.size());
    for (String text : texts) {
      try {
        readable.add(Entry.parse(text));
      } catch (IllegalArgumentException e) {
        // An unreadable entry allows nothing.
      }
    }
    return normalised(readable);
  }

  private static AllowList normalised(Collection<Entry> entries) {
    Set<Entry> distinct = new HashSet<>(entries);
    if (distinct.contains(EVERYTHING)) {
      return ANY;
    }
    Set<String> wholeTypes = new HashSet<>();
    distinct.stream().filter(Entry::isWholeType).forEach(entry -> wholeTypes.add(entry.type));
    return new AllowList(
        distinct.stream()
            .filter(entry -> entry.isWholeType() || !wholeTypes.contains(entry.type))
            .sorted(Comparator.comparing(Entry::type).thenComparing(Entry::id))
            .toList());
  }

  /** The entries, sorted; empty only when this allows nothing. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Whether the object is on the list (token API 6.5). An object without an id, such as one about
   * to be created, is on it only if its whole type is.
   */
  public boolean permits(ResourceType type, Optional<String> id) {
    return reaches(type.name(), id.orElse(WILDCARD));
  }

  /** Whether every object of that type is on the list. */
  public boolean permitsAll(ResourceType type) {
    return reaches(type.name(), WILDCARD);
  }

  /**
   * The ids listed for that type, those of {@code *:<uuid>} entries included: together with {@link
   * #permitsAll}, all that a database query needs for filtering. Ids of a service's own kind are
   * left out: the database has none of its objects.
   */
  public Set<UUID> ids(ResourceType type) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry.reaches(type.name(), entry.id) && EntryGrammar.isUuid(entry.id)) {
        ids.add(UUID.fromString(entry.id));
      }
    }
    return ids;
  }

  /** Whether this is {@code *:*}. */
  public boolean isUnrestricted() {
    return reaches(WILDCARD, WILDCARD);
  }

  /** Whether every object on the other list is on this one too. */
  public boolean covers(AllowList other) {
    return firstBeyond(other).isEmpty();
  }

  /** The first entry of the wanted list that reaches an object this list does not (D4). */
  public Optional<Entry> firstBeyond(AllowList wanted) {
    return wanted.entries.stream().filter(entry -> !reaches(entry.type, entry.id)).findFirst();
  }

  /** The objects that are on both lists. */
  public AllowList intersect(AllowList other) {
    Collection<Entry> common = new ArrayList<>();
    for (Entry mine : entries) {
      for (Entry theirs : other.entries) {
        mine.intersect(theirs).ifPresent(common::add);
      }
    }
    return normalised(common);
  }

  private boolean reaches(String type, String id) {
    for (Entry entry : entries) {
      if (entry.reaches(type, id)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AllowList that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  /**
   * One entry: the objects of a type, or of any ({@code *}), with an id, or with any.
   *
   * <p>Trimmed; ids are lower-case UUIDs, but those of types that are not built in have 1 to 128
   * characters of {@code A-Z a-z 0-9 . _ ~ -}. Anything else is rejected with an {@link
   * IllegalArgumentException} whose message is the text of token API 6.2. Whether the deployment
   * declares the type only {@link Catalogue#entry} knows.
   *
   * @param type the name of a resource type, or {@code *}
   * @param id an id, or {@code *}
   */
  public record Entry(String type, String id) {

    public Entry {
      type = EntryGrammar.type(type.strip());
      id = EntryGrammar.id(type, id.strip());
    }

    /** The entry written {@code type:id}, split at the first colon; null is no entry. */
    public static Entry parse(String text) {
      String given = Objects.requireNonNullElse(text, "");
      int colon = given.indexOf(':');
      return colon < 0
          ? new Entry(given, "")
          : new Entry(given.substring(0, colon), given.substring(colon + 1));
    }

    private boolean isWholeType() {
      return id.equals(WILDCARD);
    }

    /** Whether that object, or with {@code *} every such object, is within this entry. */
    private boolean reaches(String otherType, String otherId) {
      return (type.equals(WILDCARD) || type.equals(otherType))
          && (id.equals(WILDCARD) || id.equals(otherId));
    }

    private Optional<Entry> intersect(Entry other) {
      String commonType = type.equals(WILDCARD) ? other.type : type;
      String commonId = id.equals(WILDCARD) ? other.id : id;
      return other.reaches(commonType, commonId)
          ? Optional.of(new Entry(commonType, commonId))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return type + ":" + id;
    }
  }
}
