// Reads an iCalendar stream from standard input with npm ical.js and writes its events as JSON. A property that is not
// of RFC 5545, or a component without its end, makes it fail.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
if (calendar.name !== 'vcalendar' || calendar.getFirstPropertyValue('version') !== '2.0') throw new Error('not a VCALENDAR 2.0');
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    allDay: event.startDate.isDate,
    summary: event.summary,
    description: event.description,
  };
});
console.log(JSON.stringify(events));
